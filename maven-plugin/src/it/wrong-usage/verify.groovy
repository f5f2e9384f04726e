List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

String prefix = ' on project wrong-usage: '
assert log.findAll { it.startsWith('[ERROR] Failed to execute goal') }
    .collect { it.substring(it.indexOf(prefix) + prefix.length()) - ' -> [Help 1]' } == [
    "manifests: there is no file or directory ${new File(basedir, 'gone')}: check its spelling and the directory you are in; set <manifests> or -Dpullsecret.manifests",
    "includes: the glob \"a[b\" has an unclosed '[', an unknown [:class:] or a backslash at its end; write \\[ or \\\\ for the character itself; set <includes> or -Dpullsecret.includes",
    "serviceAccount: 'Not_A_Name' is no name that Kubernetes accepts (RFC 1123); set <serviceAccount> or -Dpullsecret.serviceAccount",
    "patch: ${new File(basedir, 'web.yaml/x.patch')} can't be written (FileAlreadyExistsException); set <patch> or -Dpullsecret.patch",
    'excludes: an element is empty; set <excludes> or -Dpullsecret.excludes',
    "rules: there is no rules file ${new File(basedir, 'gone.yaml')}: check its path, or leave the option out; set <rules> or -Dpullsecret.rules",
    'rules: the file is wrong (see above)',
    "filesFrom: the list of files ${new File(basedir, 'gone.txt')} can't be read: no such file; give a file with a path on each line; set <filesFrom> or -Dpullsecret.filesFrom"]
assert log.findAll { it.startsWith('[ERROR] mistakes/') } == [
    "[ERROR] mistakes/pullsecret.yaml:1:1: error: unknown key 'excludes' of the rules file (did you mean 'exclude'?)",
    "[ERROR] mistakes/pullsecret.yaml:2:8: error: 'rules' of the rules file has to be a list, and is text (even of one: [ … ])"]
assert new File(basedir, 'web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.findAll { it.startsWith('[ERROR]') }.take(2) == [
    "[ERROR] cart.yaml:2:1: error: not YAML: expected the node content, but found '<stream end>' (mend the YAML, or exclude the file)",
    "[ERROR] mail.yaml:2:1: error: not YAML: found character '\\t(TAB)' that cannot start any token. (mend the YAML, or exclude the file)"]
assert log.any { it.endsWith("on project unreadable-file: some files can't be read (see above) and nothing was written: mend them, leave them out with <excludes> or -Dpullsecret.excludes, or move the rest with -Dpullsecret.keepGoing -> [Help 1]") }
assert new File(basedir, 'web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')
assert !new File(basedir, 'target').exists()

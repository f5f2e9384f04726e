List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
String web = new File(basedir, 'k8s/web.yaml').text
String cart = new File(basedir, 'k8s/cart.yaml').text

assert log.contains('1. rename dockersec to prod-dockersec')
assert log.contains('2. move')
assert web.startsWith('apiVersion: v1\nkind: ServiceAccount\n')
assert web.contains('imagePullSecrets:\n  - name: prod-dockersec\n')
assert web.contains('      serviceAccountName: image-puller\n')
assert cart.contains('imagePullSecrets:\n  - name: dockersec\n')
// Rules given as properties replace those of the POM.
assert log.contains('+  - name: again')
assert log.count { it == 'Nothing to move.' } == 1
assert log.any { it.contains("unknown key 'form' of rename (did you mean 'from'?)") }

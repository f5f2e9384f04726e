List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.findAll { it.startsWith('[WARNING]') } == [
    '[WARNING] the glob k8s manifests/jobs/** matches no file',
    '[WARNING] the glob nothing.yaml matches no file']
assert log.contains('Wrote 1 file.')
assert new File(basedir, 'k8s manifests/web.yaml').text.contains('    spec:\n      serviceAccountName: puller\n      containers:\n')
assert new File(basedir, 'k8s manifests/cart.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')
assert new File(basedir, 'other/web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

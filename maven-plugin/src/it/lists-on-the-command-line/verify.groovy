List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.findAll { it.startsWith('[WARNING]') } == ['[WARNING] the glob *.json matches no file']
assert log.contains('Wrote 2 files.')
assert new File(basedir, 'apps/web.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')
assert new File(basedir, 'my jobs/pay.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')
assert new File(basedir, 'apps/cart.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')
assert new File(basedir, 'apps/wiki.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')
assert new File(basedir, 'not here/web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

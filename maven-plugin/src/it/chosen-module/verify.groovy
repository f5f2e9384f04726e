List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.contains('Wrote 1 file.')
assert new File(basedir, 'cart/cart.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')
assert new File(basedir, 'web/web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

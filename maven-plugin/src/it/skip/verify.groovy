List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.contains('[INFO] Skipped, since pullsecret.skip is set.')
assert new File(basedir, 'web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

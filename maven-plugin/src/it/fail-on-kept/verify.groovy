String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('on project fail-on-kept: 1 workload is kept inline (see above), and pullsecret.failOnKept is set -> [Help 1]')
assert new File(basedir, 'web.yaml').text.contains('      serviceAccountName: image-puller\n')
assert new File(basedir, 'api.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')

String log = new File(basedir, 'build.log').getText('UTF-8')
String fix = 'mvn pullsecret:rewrite@pull-secrets -Dpullsecret.namespace=shop'

assert log.contains('\nWould change 1 file:\n  k8s/web.yaml  +9 -2\n')
assert log.contains('\nTo fix it: ' + fix + '\n')
assert log.contains('on project check-dirty: 1 file would change (see above). To fix it: ' + fix + ' -> [Help 1]')
assert !log.contains('@@ ')
assert new File(basedir, 'k8s/web.yaml').text.contains('      imagePullSecrets:\n')

assert new File(basedir, 'target/pullsecret/report.sarif').text.contains('"ruleId": "would-change"')
assert new File(basedir, 'out/report.json').text.contains('"remedy": "' + fix + '"')

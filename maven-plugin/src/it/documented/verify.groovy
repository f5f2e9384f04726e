assert new File(basedir, 'pullsecret.md').text.startsWith('### pullsecret check: 1 file would change')
assert new File(basedir, 'pullsecret.json').text.contains('"remedy": "mvn ')

String log = new File(basedir, 'build.log').getText('UTF-8')
String fails = 'on project documented: 1 file would change (see above). To fix it: mvn -P '
assert log.count(fails + 'manifests pullsecret:rewrite@default -> [Help 1]') == 1
assert log.count(fails + 'every-build pullsecret:rewrite@default -> [Help 1]') == 1
assert log.contains('Skipped, since pullsecret.skip is set.')
assert new File(basedir, 'k8s/web.yaml').text.contains('      imagePullSecrets:\n')

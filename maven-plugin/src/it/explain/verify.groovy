String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('web.yaml:13  Deployment shop/web  default          regcred       inline\n')
assert log.contains('secret.yaml:1: error: Secret shop/regcred: is of type Opaque, which the kubelet passes over')
assert log.contains('on project explain: there is 1 finding (see above), and pullsecret.failOn is error -> [Help 1]')
assert !log.contains(new File(basedir, 'secret.yaml').text.split('dockerconfigjson: ')[1].trim())

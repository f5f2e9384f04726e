String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('(pull-secrets) @ check-clean')
assert log.contains('\nClean: a rewrite changes nothing.\n')
assert !log.contains('imagePullSecrets')

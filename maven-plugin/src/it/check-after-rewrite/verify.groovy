String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('\nWrote 1 file.\n')
assert log.contains('\nClean: a rewrite changes nothing.\n')
assert new File(basedir, 'web.yaml').text.contains('      serviceAccountName: image-puller\n')

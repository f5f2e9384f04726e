List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

// Called directly, Maven runs it at the root; bound to a phase, in every module.
assert log.findAll { it.startsWith('Would move') || it.startsWith('Moved') } == [
    'Would move 2 of 2 workloads: 2 to a new ServiceAccount (2 documents).',
    'Moved 2 of 2 workloads: 2 to a new ServiceAccount (2 documents).']
assert new File(basedir, 'cart/cart.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')
assert new File(basedir, 'web/web.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')
assert new File(basedir, 'target/pullsecret/rewrite.patch').exists()
assert !new File(basedir, 'cart/target').exists()

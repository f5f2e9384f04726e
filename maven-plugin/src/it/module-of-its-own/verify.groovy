List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.count('[INFO] /cart/ is left to that module, whose own POM declares this plugin') == 1
assert !log.any { it.startsWith('[WARNING]') }
assert log.findAll { it.startsWith('Would move') || it.startsWith('Moved') } == [
    'Would move 1 of 2 workloads: 1 to a new ServiceAccount (1 document).',
    'Moved 1 of 2 workloads: 1 to a new ServiceAccount (1 document).',
    'Moved 1 of 1 workload: 1 to a new ServiceAccount (1 document).']
assert new File(basedir, 'cart/cart.yaml').text.contains('    spec:\n      serviceAccountName: puller\n      containers:\n')
assert new File(basedir, 'web/web.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')

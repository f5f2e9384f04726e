// Modules that are configured by themselves run at the same time, each on its own tree.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

assert log.count('Moved 1 of 1 workload: 1 to a new ServiceAccount (1 document).') == 2
assert !log.any { it.startsWith('[WARNING]') || it.contains('pullsecret.yaml') }
assert new File(basedir, 'cart/cart.yaml').text.contains('    spec:\n      serviceAccountName: puller\n      containers:\n')
assert new File(basedir, 'web/web.yaml').text.contains('    spec:\n      serviceAccountName: image-puller\n      containers:\n')

List<String> log = new File(basedir, 'build.log').readLines('UTF-8')

// The diff is one message that can be copied; the rest of the report is tested by the golden cases.
int start = log.indexOf('--- a/web.yaml')
assert log[start - 1] == '[INFO] '
assert log[start..<start + 26].join('\n') == '''\
--- a/web.yaml
+++ b/web.yaml
@@ -1,3 +1,11 @@
+apiVersion: v1
+kind: ServiceAccount
+metadata:
+  name: image-puller
+  namespace: shop
+imagePullSecrets:
+  - name: dockersec
+---
 apiVersion: apps/v1
 kind: Deployment
 metadata:
@@ -10,8 +18,7 @@
     metadata:
       labels: {app: web}
     spec:
-      imagePullSecrets:
-        - name: dockersec
+      serviceAccountName: image-puller
       containers:
         - name: web
           image: registry.example.com/web:1

[INFO] '''
assert log.contains('Nothing written (dry run).')
assert new File(basedir, 'web.yaml').text.contains('      imagePullSecrets:\n        - name: dockersec\n')
assert !new File(basedir, 'target').exists()

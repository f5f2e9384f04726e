package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.move.PlacementStyle;
import io.github.pullsecret.text.Size;

/** What can be wrong with a request whatever the tree is. */
final class RequestCheck {
  private RequestCheck() {}

  /**
   * Checks a request.
   *
   * @throws IllegalArgumentException that names what is wrong by its name in the builder
   */
  static void check(RewriteRequest request) {
    PlacementStyle.parse(request.place);
    checkStandardInput(request);
    if (request.jobs < 0) {
      throw new IllegalArgumentException("jobs: " + request.jobs + " is less than 0");
    }
    try {
      Size.parse(request.maxFileSize);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("maxFileSize: " + e.getMessage(), e);
    }
    request.namespace.ifPresent(name -> checkName("namespace", name));
    request.inNamespace.forEach(name -> checkName("inNamespace", name));
    if (request.serviceAccountsOnly
        && request.steps.stream().anyMatch(Step.ToPods.class::isInstance)) {
      throw new IllegalArgumentException(
          "serviceAccountsOnly: the way back is about workloads; leave one of the two out");
    }
  }

  private static void checkStandardInput(RewriteRequest request) {
    if (!request.manifests.contains(RewriteRequest.STANDARD_INPUT)) {
      return;
    }
    if (request.manifests.size() > 1) {
      throw new IllegalArgumentException(
          "manifests: - is standard input and goes with no other path; a file of that name is ./-");
    }
    if (request.filesFrom.isPresent() || request.changedSince.isPresent()) {
      throw new IllegalArgumentException(
          (request.filesFrom.isPresent() ? "filesFrom" : "changedSince")
              + ": standard input is one stream, of which no file can be chosen; leave one of the"
              + " two out");
    }
  }

  private static void checkName(String component, String name) {
    if (!Names.isValid(name)) {
      throw new IllegalArgumentException(
          component + ": '" + name + "' is no name that Kubernetes accepts (RFC 1123)");
    }
  }
}

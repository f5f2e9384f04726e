package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How a run may change where pods have their pull secrets from, and which they get. */
public sealed interface Allowed {
  /** Whether a ServiceAccount may give {@code has} to pods that got {@code had} from it. */
  boolean isGain(String unit, AccountKey account, List<String> had, List<String> has);

  /** Whether the list of a ServiceAccount's manifest may have become another. */
  boolean isAccountChange(String unit, ServiceAccountManifest was, ServiceAccountManifest is);

  /**
   * Lists move from pods to ServiceAccounts.
   *
   * @param gain whether pods may get more than they had
   */
  record Move(boolean gain) implements Allowed {
    @Override
    public boolean isGain(String unit, AccountKey account, List<String> had, List<String> has) {
      return gain && has.containsAll(had);
    }

    @Override
    public boolean isAccountChange(
        String unit, ServiceAccountManifest was, ServiceAccountManifest is) {
      return is.list().names().containsAll(was.list().names());
    }
  }

  /**
   * ServiceAccounts of one name get one more secret, and so do the pods that inherit from them.
   *
   * @param account the name
   * @param secret gives the secret for where a ServiceAccount ends up, if it is to get one
   */
  record Attach(String account, Function<Set<Context>, Optional<String>> secret)
      implements Allowed {
    @Override
    public boolean isGain(String unit, AccountKey key, List<String> had, List<String> has) {
      List<String> wanted = new ArrayList<>(had);
      secret.apply(Set.of(new Context(unit, key.namespace(), ""))).ifPresent(wanted::add);
      return key.name().equals(account) && has.equals(wanted);
    }

    @Override
    public boolean isAccountChange(
        String unit, ServiceAccountManifest was, ServiceAccountManifest is) {
      return is.list().names().equals(was.list().names())
          || isGain(unit, was.key(), was.list().names(), is.list().names());
    }
  }

  /** Lists move from ServiceAccounts to the pods that inherit from them. */
  record WayBack() implements Allowed {
    @Override
    public boolean isGain(String unit, AccountKey account, List<String> had, List<String> has) {
      return false;
    }

    @Override
    public boolean isAccountChange(
        String unit, ServiceAccountManifest was, ServiceAccountManifest is) {
      return !is.list().present() || is.list().names().equals(was.list().names());
    }
  }
}

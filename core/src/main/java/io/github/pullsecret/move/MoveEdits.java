package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Kustomization;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PodSpec.AccountField;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.Edit.FillList;
import io.github.pullsecret.yaml.Edit.RemoveEntry;
import io.github.pullsecret.yaml.Edit.ReplaceEntry;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.Edit.Shared;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says a decision as edits of documents. */
final class MoveEdits {
  private static final String LIST = "imagePullSecrets";
  private static final String ACCOUNT = "serviceAccountName";
  private static final String LEGACY_ACCOUNT = "serviceAccount";

  private static final String RESOURCES = "resources";

  private MoveEdits() {}

  /**
   * The edits of a moved pod spec. The name takes the place of the list, so that the move is one
   * hunk; the deprecated name goes, since a cluster would fill it in from the old one.
   *
   * @param heritage what the pod spec gets by merging another one
   */
  static List<Edit> of(Moved moved, Heritage heritage, CommentsAbove comments) {
    PodSpec pod = moved.pod();
    boolean named = moved.changesAccount() && !heritage.isNamed(pod);
    boolean absent = pod.accountField() == AccountField.ABSENT;
    String name = moved.target().name();
    List<Edit> edits = new ArrayList<>();
    if (named && absent && pod.shared().holder().equals(pod.path())) {
      edits.add(meant(pod, new ReplaceEntry(pod.path(), LIST, ACCOUNT, name, comments)));
    } else {
      if (named) {
        edits.add(absent ? addName(pod, name) : new SetScalar(pod.path().key(ACCOUNT), name));
      }
      if (!heritage.isCut(pod)) {
        edits.add(removeList(pod, comments));
      }
    }
    if (moved.changesAccount() && pod.legacyField()) {
      edits.add(new RemoveEntry(pod.path(), LEGACY_ACCOUNT, comments));
    }
    return edits;
  }

  /** The name stands where the list came from: below the merge key. */
  private static Edit addName(PodSpec pod, String name) {
    NewNode text = new NewNode.Text(name);
    return meant(pod, new AddEntry(pod.path(), ACCOUNT, text, Optional.of("<<")));
  }

  /** Removes the list where it stands, which for several pod specs can be one place. */
  private static Edit removeList(PodSpec pod, CommentsAbove comments) {
    Edit remove = new RemoveEntry(pod.shared().holder(), LIST, comments);
    return pod.shared().holder().equals(pod.path()) ? meant(pod, remove) : new Shared(remove);
  }

  /** The plan has seen to it that what merges the pod spec is to be changed alike. */
  private static Edit meant(PodSpec pod, Edit edit) {
    return pod.shared().merged() ? new Shared(edit) : edit;
  }

  /** The edits of an extended ServiceAccount. */
  static List<Edit> of(Extended extended) {
    ServiceAccountManifest manifest = extended.manifest();
    var object = manifest.place().object();
    if (manifest.list().shape() == Shape.ABSENT) {
      return List.of(new AddEntry(object, LIST, NewNode.names(extended.added())));
    }
    if (manifest.list().shape() == Shape.EMPTY) {
      return List.of(new FillList(object, LIST, NewNode.names(extended.added())));
    }
    return List.of(
        new AddItems(object.key(LIST), Edit.Where.LAST, NewNode.names(extended.added())));
  }

  /**
   * The edits of a pod spec that gets its ServiceAccount's list, below the name of the
   * ServiceAccount if it is written.
   */
  static List<Edit> of(Inlined inlined, CommentsAbove comments) {
    PodSpec pod = inlined.pod();
    NewNode.Items names = NewNode.names(inlined.names());
    List<Edit> edits = new ArrayList<>();
    if (pod.list().shape() == Shape.EMPTY) {
      edits.add(new FillList(pod.path(), LIST, names));
    } else {
      edits.add(new AddEntry(pod.path(), LIST, names, nameField(pod)));
    }
    if (inlined.restored()) {
      String name = AccountKey.DEFAULT;
      if (pod.accountField() == AccountField.ABSENT) {
        NewNode text = new NewNode.Text(name);
        edits.add(new AddEntry(pod.path(), ACCOUNT, text, nameField(pod)));
      } else {
        edits.add(new SetScalar(pod.path().key(ACCOUNT), name));
      }
      if (pod.legacyField()) {
        edits.add(new RemoveEntry(pod.path(), LEGACY_ACCOUNT, comments));
      }
    }
    return edits;
  }

  private static Optional<String> nameField(PodSpec pod) {
    if (pod.accountField() != AccountField.ABSENT) {
      return Optional.of(ACCOUNT);
    }
    return pod.legacyField() ? Optional.of(LEGACY_ACCOUNT) : Optional.empty();
  }

  /** The edit of a ServiceAccount that loses its list. */
  static Edit of(Emptied emptied, CommentsAbove comments) {
    return new RemoveEntry(emptied.manifest().place().object(), LIST, comments);
  }

  /** The edit that adds files of its directory to the resources of a kustomization. */
  static Edit listing(Collection<String> names, Kustomization kustomization) {
    boolean dotted =
        !kustomization.references().isEmpty()
            && kustomization.references().stream().allMatch(other -> other.path().startsWith("."));
    var items =
        new NewNode.Items(
            names.stream()
                .<NewNode>map(name -> new NewNode.Text(dotted ? "./" + name : name))
                .toList());
    return switch (kustomization.resources()) {
      case ABSENT -> new AddEntry(NodePath.ROOT, RESOURCES, items);
      case EMPTY -> new FillList(NodePath.ROOT, RESOURCES, items);
      case ENTRIES -> new AddItems(NodePath.ROOT.key(RESOURCES), Edit.Where.LAST, items);
    };
  }
}

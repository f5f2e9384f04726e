package io.github.pullsecret.move;

import io.github.pullsecret.move.Placement.How;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.yaml.NewNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The generated ServiceAccounts that become items of lists, each list in one edit. */
final class ListItems {
  private ListItems() {}

  /** The new items of each list, by the first spot in it. */
  static Map<Spot, List<NewNode>> of(List<Spot> spots) {
    Map<Spot, List<NewNode>> items = new LinkedHashMap<>();
    for (Spot spot : spots) {
      if (spot.how() == How.LIST_ITEM) {
        items
            .computeIfAbsent(firstOfList(spot, items.keySet()), key -> new ArrayList<>())
            .add(AccountDocument.of(spot.account()));
      }
    }
    return items;
  }

  /** The spot that stands for all items that go to the same list. */
  private static Spot firstOfList(Spot spot, Set<Spot> known) {
    return known.stream()
        .filter(other -> other.path().equals(spot.path()))
        .filter(
            other -> other.firstUser().place().document() == spot.firstUser().place().document())
        .filter(other -> Placement.items(other).equals(Placement.items(spot)))
        .findFirst()
        .orElse(spot);
  }
}

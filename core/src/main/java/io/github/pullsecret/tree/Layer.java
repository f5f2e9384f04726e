package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.PatchDocument;
import io.github.pullsecret.kubernetes.PatchTarget;
import java.util.List;
import java.util.Optional;

/**
 * A patch or replacement of a kustomization, wherever it is written.
 *
 * @param file the file that holds it, if it is not written in the kustomization
 * @param documents what it does
 * @param target which objects it is for, if that is not said by the documents
 */
record Layer(Optional<String> file, List<PatchDocument> documents, Optional<PatchTarget> target) {}

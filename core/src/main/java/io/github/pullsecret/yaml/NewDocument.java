package io.github.pullsecret.yaml;

import java.util.OptionalInt;

/**
 * A document to be put into a file.
 *
 * @param before the index of the document above which it stands; empty for the end of the file
 * @param content what it says
 * @param like how it is written if the file has no style of its own
 */
public record NewDocument(OptionalInt before, NewNode.Fields content, Dialect like) {}

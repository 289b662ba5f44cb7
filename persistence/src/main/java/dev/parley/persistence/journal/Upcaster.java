package dev.parley.persistence.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Turns what was stored under one name into what is stored under a later one.
 *
 * @param from   a name that is not written any more
 * @param to     the name that replaced it; another upcaster may lead on from there
 * @param change works on the stored tree, whose ids are binary
 */
public record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {}

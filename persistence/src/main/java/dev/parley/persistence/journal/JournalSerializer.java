package dev.parley.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.List;

/**
 * Stores events and snapshots as CBOR under the short names of the {@link EventCatalogue}, so that classes can move and
 * be renamed. What an older version stored is led to its present form by upcasters; a name that nobody knows is an error
 * that says so, never a guess.
 */
public final class JournalSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 72_101;

    private final EventCatalogue catalogue;
    private final ObjectMapper mapper = JournalMapper.create();

    /** For Akka, which makes serializers with this parameter. */
    public JournalSerializer(ExtendedActorSystem system) {
        this(EventCatalogue.from(system.settings().config()));
    }

    public JournalSerializer(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Part of what is stored: never to be changed. */
    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object object) {
        return catalogue
                .nameOf(object.getClass())
                .orElseThrow(() -> new IllegalArgumentException(
                        object.getClass().getName() + " has no stored name: list it in its capability's JournalNames"));
    }

    @Override
    public byte[] toBinary(Object object) {
        try {
            return mapper.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot store " + object.getClass().getName(), e);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        if (!catalogue.knows(manifest)) {
            throw new NotSerializableException("The journal holds \"" + manifest
                    + "\", which this version of Parley does not know: a newer one has written it");
        }
        try {
            List<Upcaster> path = catalogue.pathFrom(manifest);
            if (path.isEmpty()) {
                return mapper.readValue(bytes, catalogue.classOf(manifest).orElseThrow());
            }
            JsonNode tree = mapper.readTree(bytes);
            if (!(tree instanceof ObjectNode object)) {
                throw new IOException("not an object");
            }
            for (Upcaster step : path) {
                object = step.change().apply(object);
            }
            String present = path.get(path.size() - 1).to();
            return mapper.treeToValue(object, catalogue.classOf(present).orElseThrow());
        } catch (IOException e) {
            NotSerializableException unreadable = new NotSerializableException(
                    "The journal's \"" + manifest + "\" cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}

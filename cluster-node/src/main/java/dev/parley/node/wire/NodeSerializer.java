package dev.parley.node.wire;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;
import akka.serialization.jackson.JacksonCborSerializer;
import dev.parley.node.ClusterMessage;
import java.io.NotSerializableException;

/**
 * Writes what nodes say to each other: as CBOR, by Akka's Jackson serializer, whose place it takes; the messages of which there
 * are most in {@link LeanMessages a form of their own}, where everybody can read it. The first byte tells the two apart.
 */
public final class NodeSerializer extends SerializerWithStringManifest {
    private final JacksonCborSerializer cbor;
    private final LeanReaders readers;
    private final ExtendedActorSystem system;

    /** For Akka, which makes serializers with these parameters. */
    public NodeSerializer(ExtendedActorSystem system, String bindingName) {
        this.cbor = new JacksonCborSerializer(system, bindingName);
        this.readers = new LeanReaders(system);
        this.system = system;
    }

    /** A role that every node of this version has. */
    public static String role() {
        return LeanReaders.ROLE;
    }

    @Override
    public int identifier() {
        return cbor.identifier();
    }

    @Override
    public String manifest(Object message) {
        return cbor.manifest(message);
    }

    @Override
    public byte[] toBinary(Object message) {
        return readers.areAll()
                ? lean().write(message).orElseGet(() -> cbor.toBinary(message))
                : cbor.toBinary(message);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        if (!LeanMessages.isOne(bytes)) {
            return marked(cbor.fromBinary(bytes, manifest));
        }
        try {
            return lean().read(bytes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            NotSerializableException unreadable =
                    new NotSerializableException(manifest + " in form " + bytes[0] + ": " + malformed.getMessage());
            unreadable.initCause(malformed);
            throw unreadable;
        }
    }

    private static Object marked(Object message) throws NotSerializableException {
        if (message instanceof ClusterMessage) {
            return message;
        }
        throw new NotSerializableException(message.getClass() + " is nothing that nodes say to each other");
    }

    /** The resolver is an extension that may not exist yet when serializers are made. */
    private LeanMessages lean() {
        return new LeanMessages(ActorRefResolver.get(Adapter.toTyped(system)));
    }
}

package dev.parley.node;

import akka.serialization.SerializerWithStringManifest;

/** How a newer version puts messages on the wire, of which this one has no class, or not all fields. */
public final class NewerVersion extends SerializerWithStringManifest {
    /** That of Akka's Jackson serializer for CBOR, which nodes use. */
    private static final int JACKSON_CBOR = 33;

    /** @param type the name of the class in the newer version */
    @SuppressWarnings("ArrayRecordComponent") // as it goes over the wire
    record Said(String type, byte[] bytes) {}

    @Override
    public int identifier() {
        return JACKSON_CBOR;
    }

    @Override
    public String manifest(Object said) {
        return ((Said) said).type();
    }

    @Override
    public byte[] toBinary(Object said) {
        return ((Said) said).bytes();
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        throw new UnsupportedOperationException("it only speaks");
    }
}

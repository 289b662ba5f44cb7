package dev.parley.persistence.session;

import dev.parley.protocol.conversation.Seq;

/** How far a member has come; what was read was delivered. */
public record MemberCursor(Seq delivered, Seq read) {
    public static final MemberCursor NONE = new MemberCursor(Seq.ZERO, Seq.ZERO);

    public MemberCursor {
        delivered = delivered.max(read);
    }

    /** The further one of each. */
    public MemberCursor max(MemberCursor other) {
        return new MemberCursor(delivered.max(other.delivered), read.max(other.read));
    }
}

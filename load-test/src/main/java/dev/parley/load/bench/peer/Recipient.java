package dev.parley.load.bench.peer;

/**
 * Whom a message is for.
 *
 * @param jid the address
 * @param type of the messages that go there
 */
record Recipient(String jid, Type type) {
    /** What XMPP calls it, in small letters. */
    enum Type {
        CHAT("chat"),
        GROUPCHAT("groupchat");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The one device of a user. */
    static Recipient user(int user) {
        return new Recipient(Ejabberd.user(user) + "@" + Ejabberd.HOST + "/" + XmppStream.RESOURCE, Type.CHAT);
    }

    static Recipient room(int room) {
        return new Recipient("room" + room + "@conference." + Ejabberd.HOST, Type.GROUPCHAT);
    }
}

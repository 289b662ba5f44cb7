package dev.parley.node.operations;

import dev.parley.api.http.Binding;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How many sockets this node has: none until its edge listens, which is after those who ask came into being. */
public final class SocketCount implements IntSupplier {
    private volatile @Nullable Binding edge;

    public void of(Binding listening) {
        edge = listening;
    }

    @Override
    public int getAsInt() {
        Binding listening = edge;
        return listening == null ? 0 : listening.webSockets();
    }
}

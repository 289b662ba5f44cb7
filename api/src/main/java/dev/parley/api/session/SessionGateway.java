package dev.parley.api.session;

import dev.parley.api.account.Principal;

/** Where an upgraded socket is handed over to the cluster. */
public interface SessionGateway {
    /**
     * Opens the cluster's end of a socket. Called once per socket, on the stream's thread; must not block. Frames go to
     * {@code sink} from then on, {@code welcome} first.
     */
    ClientConnection open(Principal caller, ClientSink sink);
}

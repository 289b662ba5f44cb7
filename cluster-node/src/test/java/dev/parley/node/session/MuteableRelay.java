package dev.parley.node.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes TCP connections on to an address; while it is mute, what goes in is taken, and nothing comes back. */
final class MuteableRelay implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean mute;

    private MuteableRelay(ServerSocket door, String host, int target) {
        this.door = door;
        this.host = host;
        this.target = target;
        thread(this::accept);
    }

    static MuteableRelay to(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return new MuteableRelay(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    address.substring(0, colon),
                    Integer.parseInt(address.substring(colon + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void mute(boolean on) {
        synchronized (gate) {
            mute = on;
            gate.notifyAll();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(host, target);
                open.add(client);
                open.add(server);
                thread(() -> pump(client, server, false));
                thread(() -> pump(server, client, true));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (answers) {
                    awaitVoice();
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // the other end has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitVoice() throws InterruptedException {
        synchronized (gate) {
            while (mute) {
                gate.wait();
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        mute(false);
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.parley.node.local.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code ip} of iproute2, as a process. */
final class Ip {
    private Ip() {}

    /** Answers what it said; throws with that when it failed. */
    static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(arguments);
        String what = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new NetworkException("'" + what + "' says: " + said + "; network namespaces need root on Linux");
            }
            return said;
        } catch (IOException e) {
            throw new NetworkException("Network namespaces need ip of iproute2, on Linux (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("Interrupted in '" + what + "'", e);
        }
    }
}

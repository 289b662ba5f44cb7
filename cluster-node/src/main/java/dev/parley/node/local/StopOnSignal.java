package dev.parley.node.local;

import java.util.concurrent.CountDownLatch;

/** Turns SIGTERM and Ctrl-C into an orderly stop: the process goes on until all is stopped, and then ends with status 0. */
final class StopOnSignal {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopOnSignal(Up up) {
        hook = new Thread(() -> stop(up), "stop");
    }

    static StopOnSignal install(Up up) {
        StopOnSignal signal = new StopOnSignal(up);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** All is stopped. */
    void ended() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException runningAlready) {
            return;
        }
    }

    private void stop(Up up) {
        up.stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // An exit status of a signal would say that something went wrong.
        Runtime.getRuntime().halt(0);
    }
}

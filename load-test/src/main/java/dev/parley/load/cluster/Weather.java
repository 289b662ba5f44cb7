package dev.parley.load.cluster;

/**
 * How a {@link Proxy} treats what passes.
 *
 * @param delayNanos how much later an answer arrives
 * @param silent     nothing passes
 */
record Weather(long delayNanos, boolean silent) {
    static final Weather FAIR = new Weather(0, false);
}

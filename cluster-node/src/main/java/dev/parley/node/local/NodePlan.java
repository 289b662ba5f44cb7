package dev.parley.node.local;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Where one node of an {@code up} stands. */
record NodePlan(int number, String host, int httpPort, int clusterPort, int managementPort) {
    /** As its pid file and its log are called. */
    @JsonIgnore
    String name() {
        return "node-" + number;
    }

    @JsonIgnore
    String url() {
        return "http://" + host + ":" + httpPort;
    }

    @JsonIgnore
    String contactPoint() {
        return host + ":" + managementPort;
    }
}

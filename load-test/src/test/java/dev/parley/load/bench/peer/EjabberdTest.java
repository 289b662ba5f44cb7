package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EjabberdTest {
    @Test
    void isToldItsPortsAndItsDatabase() {
        assertThat(Ejabberd.configuration(5555, 5222, 5280))
                .contains(
                        "hosts: [localhost]",
                        "- port: 5222",
                        "- port: 5280",
                        "sql_port: 5555",
                        "sql_database: ejabberd")
                .doesNotContain("${");
    }
}

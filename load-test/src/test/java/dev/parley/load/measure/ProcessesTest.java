package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path data;

    @Test
    void readsTheHeapOfG1() {
        String info = """
                4711:
                 garbage-first heap   total 262144K, used 41355K [0x00000000c0000000, 0x0000000100000000)
                  region size 1024K, 2 young (2048K), 1 survivors (1024K)
                 Metaspace       used 75000K, committed 75800K, reserved 1114112K
                  class space    used 9000K, committed 9400K, reserved 1048576K
                """;
        assertThat(Processes.usedHeap(info)).isEqualTo(41_355);
    }

    @Test
    void addsUpTheGenerationsOfTheSerialCollector() {
        String info = """
                 def new generation   total 78720K, used 1000K [0x0)
                  eden space 70016K,   2% used [0x0)
                 tenured generation   total 174784K, used 20000K [0x0)
                   the space 174784K,  11% used [0x0)
                 Metaspace       used 1K
                """;
        assertThat(Processes.usedHeap(info)).isEqualTo(21_000);
    }

    @Test
    void knowsTheNamesThatGenerationsHaveInJava25() {
        String info = """
                 DefNew     total 78720K, used 1000K [0x0)
                  eden space 70016K,   2% used [0x0)
                 Tenured    total 174784K, used 20000K [0x0)
                  the  space 174784K,  11% used [0x0)
                 Metaspace  used 75000K, committed 75800K, reserved 1114112K
                """;
        assertThat(Processes.usedHeap(info)).isEqualTo(21_000);
    }

    @Test
    void addsUpWhatThreadsHaveAllocated() {
        String threads = """
                "main" #1 prio=5 os_prio=0 cpu=4402.99ms elapsed=9.76s allocated=2M defined_classes=9 tid=0x1 nid=0x2 runnable
                "Timer" #9 daemon prio=9 os_prio=0 cpu=0.08ms elapsed=9.75s allocated=3K defined_classes=0 tid=0x3 waiting
                "VM Thread" os_prio=0 cpu=18.50ms elapsed=9.75s tid=0x4 nid=0x5 runnable
                """;
        assertThat(Processes.allocated(threads)).isEqualTo(2 * 1024 * 1024 + 3 * 1024);
    }

    @Test
    void looksAtTheProcessesOfARunDirectory() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(
                data.resolve("run/node-1.pid"), ProcessHandle.current().pid() + "\n");
        Processes processes = Processes.of(data);
        assertThat(processes.nodes()).isEqualTo(1);
        if (Files.exists(Path.of("/proc/self/stat"))) {
            assertThat(processes.nodeCpu()).isPositive();
            assertThat(processes.nodeRss()).isGreaterThan(10_000);
        }
    }

    @Test
    void hasNoProcessesWhereNothingRuns() {
        assertThat(Processes.of(data).nodes()).isZero();
    }
}

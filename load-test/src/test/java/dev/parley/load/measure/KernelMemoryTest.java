package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelMemoryTest {
    @Test
    void readsPagesOfSocketBuffersAndKilobytesOfObjects() {
        String sockstat = """
                sockets: used 2064
                TCP: inuse 5 orphan 0 tw 3 alloc 2044 mem 439
                UDP: inuse 0 mem 7
                """;
        String meminfo = """
                MemFree:        17000000 kB
                Slab:             250104 kB
                SReclaimable:     180000 kB
                """;
        assertThat(KernelMemory.of(sockstat, meminfo)).isEqualTo(new KernelMemory(4 * 439, 250_104));
    }

    @Test
    void isNothingWhereThereIsNoProc() {
        assertThat(KernelMemory.of("", "")).isEqualTo(new KernelMemory(0, 0));
    }

    @Test
    void tellsWhatHasComeToIt() {
        assertThat(new KernelMemory(100, 900).minus(new KernelMemory(40, 1000))).isEqualTo(new KernelMemory(60, -100));
    }
}

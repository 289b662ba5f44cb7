package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "É, e",
        "Straße, strasse",
        "STRASSE, strasse",
        "İstanbul, istanbul",
        "ISPARTA, isparta",
        "ısparta, isparta",
        "Øre, ore",
        "Łódź, lodz",
        "Ægir, aegir",
        "ﬁn, fin",
        "Ａnn, ann",
        "Ελλάδα, ελλαδα",
        "ΣΊΣΥΦΟΣ, σισυφος",
        "Ёлка, елка",
        "王小明, 王小明",
        "Ann   Lee, ann lee"
    })
    void areFoldedToWhatPeopleType(String name, String folded) {
        assertThat(Names.folded(name)).isEqualTo(folded);
    }

    @Test
    void keepTheVowelsOfScriptsThatWriteThemAsMarks() {
        assertThat(Names.folded("हिन्दी")).isEqualTo("हिन्दी");
        assertThat(Names.folded("หนู")).isNotEqualTo(Names.folded("หน"));
    }

    @Test
    void beginAtEachWord() {
        assertThat(Names.beginnings("Ann-Marie van Öst", 8))
                .containsExactly("ann-marie van ost", "marie van ost", "van ost", "ost");
        assertThat(Names.beginnings("王小明", 8)).containsExactly("王小明", "小明", "明");
        assertThat(Names.beginnings("☕ Ann", 8)).containsExactly("☕ ann", "ann");
        assertThat(Names.beginnings("a b c d", 2)).containsExactly("a b c d", "b c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jose", "strasse", "jose str", "pep"})
    void match(String query) {
        assertThat(Names.match(query, "pepe", "José Straße")).isTrue();
        assertThat(Names.match("x" + query, "pepe", "José Straße")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"É", "Straße", "İstanbul", "ΣΊΣΥΦΟΣ", "ﬁn", "각하", "が", "Ångström"})
    void foldTwiceAsOnce(String name) {
        String folded = Names.folded(name);
        assertThat(Names.folded(folded)).isEqualTo(folded);
    }
}

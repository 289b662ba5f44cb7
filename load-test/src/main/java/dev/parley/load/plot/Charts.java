package dev.parley.load.plot;

import dev.parley.load.plot.Chart.Line;
import dev.parley.load.plot.Chart.Point;
import java.util.List;
import java.util.Locale;

/** Several charts side by side, as one SVG. */
public final class Charts {
    private static final int COLUMNS = 3;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 230;
    private static final int LEFT = 56;
    private static final int RIGHT = 18;
    private static final int TOP = 40;
    private static final int BOTTOM = 44;
    private static final int GRID = 4;
    private static final List<String> COLOURS = List.of("#2f6fde", "#d6453d", "#2c8f5b", "#8a5cd1");

    private final StringBuilder out = new StringBuilder();

    private Charts() {}

    public static String svg(List<Chart> charts) {
        Charts drawing = new Charts();
        drawing.all(charts);
        return drawing.out.toString();
    }

    private void all(List<Chart> charts) {
        int columns = Math.min(COLUMNS, charts.size());
        int width = columns * WIDTH;
        int height = (charts.size() + columns - 1) / columns * HEIGHT;
        say(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">",
                width, height);
        say("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        for (int i = 0; i < charts.size(); i++) {
            say("<g transform=\"translate(%d %d)\">", i % columns * WIDTH, i / columns * HEIGHT);
            one(charts.get(i));
            say("</g>");
        }
        say("</svg>");
    }

    private void one(Chart chart) {
        say("<text x=\"%d\" y=\"20\" font-size=\"13\" fill=\"#1d2330\">%s</text>", 12, chart.title());
        double most = chart.mostY();
        for (int i = 0; i <= GRID; i++) {
            double value = most * i / GRID;
            double y = y(chart, value);
            say("<path d=\"M%d %.1fH%d\" stroke=\"#d5d9e2\"/>", LEFT, y, WIDTH - RIGHT);
            text(LEFT - 6, y + 4, "end", number(value));
        }
        List<Line> lines = chart.lines();
        if (!lines.isEmpty()) {
            for (Point point : lines.get(0).points()) {
                text(x(chart, point.x()), HEIGHT - BOTTOM + 16, "middle", number(point.x()));
            }
        }
        text(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, HEIGHT - 10, "middle", chart.steps());
        for (int i = 0; i < lines.size(); i++) {
            line(chart, lines.get(i), i);
        }
    }

    private void line(Chart chart, Line line, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(chart, point.x()), y(chart, point.y())));
        }
        say("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>", path, colour);
        for (Point point : line.points()) {
            say(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                    x(chart, point.x()), y(chart, point.y()), colour);
        }
        if (!line.name().isEmpty()) {
            say(
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
                    LEFT + 6 + 120 * (number % 2), TOP - 6 + 13 * (number / 2), colour, line.name());
        }
    }

    private void text(double x, double y, String anchor, String text) {
        say("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#4a5263\">%s</text>", x, y, anchor, text);
    }

    private static double x(Chart chart, double value) {
        double most = chart.mostX();
        double least = chart.leastX();
        double share = chart.powers() && most > least ? Math.log(value / least) / Math.log(most / least) : value / most;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double y(Chart chart, double value) {
        return HEIGHT - BOTTOM - value / chart.mostY() * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%s", Math.round(value * 1000) / 1000.0);
    }

    private void say(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}

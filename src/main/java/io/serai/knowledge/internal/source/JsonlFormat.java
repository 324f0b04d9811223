package io.serai.knowledge.internal.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Questions and answers, one JSON object a line. */
class JsonlFormat implements ArticleFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String suffix() {
        return ".jsonl";
    }

    @Override
    public void read(ArticleFile file, Reading into) throws UnreadableArticle {
        String[] lines = file.text().split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                readLine(lines[i], i + 1, file, into);
            }
        }
    }

    private static void readLine(String line, int number, ArticleFile file, Reading into) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                throw new UnreadableArticle("it is not a JSON object");
            }
            into.add(JSON.treeToValue(object, QuestionAnswer.class).in(file), number);
        } catch (JsonProcessingException e) {
            into.fault(file.source(), number, "it cannot be read: " + Texts.onOneLine(e.getOriginalMessage()));
        } catch (UnreadableArticle e) {
            into.fault(file.source(), number, e.getMessage());
        }
    }
}

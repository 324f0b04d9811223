package io.serai.console;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;

/** The operations that the contract promises. */
final class Contract {
    record Promise(String method, String path, Operation operation) {
        /** The path with a plausible value in place of each parameter. */
        String examplePath() {
            String id = path.startsWith("/channels") ? "telegram" : "0190a000-0000-7000-8000-000000000000";
            return "/api/v1" + path.replaceAll("\\{\\w+}", id);
        }

        boolean needsBody() {
            return operation.getRequestBody() != null;
        }

        @Override
        public String toString() {
            return operation.getOperationId();
        }
    }

    private Contract() {}

    static List<Promise> operations() {
        OpenAPI contract = new OpenAPIV3Parser().read("openapi/serai.yaml");
        List<Promise> promises = new ArrayList<>();
        contract.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> promises.add(new Promise(method.name(), path, operation))));
        return promises;
    }
}

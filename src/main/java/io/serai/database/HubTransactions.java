package io.serai.database;

import io.serai.shared.Acting;
import io.serai.shared.HubsWork;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;

/** Transactions that are the person's for whom the thread works, unless they are marked as the hub's own. */
class HubTransactions extends JdbcTransactionManager {

    HubTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (definition instanceof TransactionAttribute attribute
                && attribute.getLabels().contains(HubsWork.LABEL)) {
            Acting.asHub(() -> {
                super.doBegin(transaction, definition);
                return null;
            });
        } else {
            super.doBegin(transaction, definition);
        }
    }
}

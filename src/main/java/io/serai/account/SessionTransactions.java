package io.serai.account;

import io.serai.shared.Acting;
import io.serai.shared.HubsWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions, passwords and second factors are the hub's to keep, also while it answers a person, who sees none of them. */
@Configuration(proxyBeanMethods = false)
class SessionTransactions {
    static final String HUBS = "hubsTransactions";

    /** Spring Boot makes none where there are operations of any name. */
    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        return hubs(transactions, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** For what only begins after a password was hashed, or ends before a mail is sent; all else is {@link HubsWork}. */
    @Bean(HUBS)
    TransactionOperations hubsTransactions(PlatformTransactionManager transactions) {
        return hubs(transactions, TransactionDefinition.PROPAGATION_REQUIRED);
    }

    private static TransactionOperations hubs(PlatformTransactionManager transactions, int propagation) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(propagation);
        return new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return Acting.asHub(() -> own.execute(action));
            }
        };
    }
}

-- By what API token a program did it for the actor, with its name: tokens are removed when they are revoked.
alter table audit_entry add column token_id uuid, add column token_name text;
-- The same of a decision that is carried out, and told of, later.
alter table approval add column token_id uuid, add column token_name text;
grant update (token_id, token_name) on approval to ${people};

-- Addresses are kept as the hub folds them, and compared as they are: the database's lower() is another one than Java's.
update account set email = lower(email) where email <> lower(email);
drop index account_email;
create unique index account_email on account (email);

-- A mail that is stored and still to be marked as seen in its mailbox.
alter table mailbox_pending add column stored boolean not null default false;

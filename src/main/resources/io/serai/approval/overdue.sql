select id from approval
where due_at <= now() and (state = 'PENDING' or state = 'CLAIMED' and lease_until < now())
order by due_at limit 500

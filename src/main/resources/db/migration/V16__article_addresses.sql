-- Where customers can read an article; null when only its passages are shown.
alter table article add column url text;

create table check_then_act_knex (
  post integer not null,
  name text not null,
  unique (post, name)
);

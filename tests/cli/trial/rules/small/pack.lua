-- A pack with one rule for each way in which branches come about. Each rule's examples
-- leave out what its remark says; trial.sh wants exactly that list.
pack {
  id = "small", version = "1", title = "试", basis = "试",
}
grades { { name = "优", from = 90 }, { name = "差", from = 0 } }

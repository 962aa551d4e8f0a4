"""A formula is given and its letters described; amounts told later belong to letters by their unit, else by their noun.

`letters` reads the descriptions, `amounts` the numbers told, `form` what is asked, `case` solves for one letter;
`reader` puts them together. `function_tables` evaluates functions that only a table gives, and
`table_searches` looks along such a table for where something is true.
"""

# scripted.sed - makes of iid-2026.lua a rule file in which four bands are scripts that earn the
# same points.
/no = "\(5b\|10b\|11a\|11b\)"/s/ weight = 0.75,//
/from = increase,/d
s/ weights = 21,//
/bands { unit = /{
N
/at_least(5.91)/b script
/at_least(13.10)/b script
/at_most(0.55)/b script
/at_most(69.99)/b script
b
:script
s/bands { \(.*\),\n/script { maximum = 2.25, \1,\n/
s/at_least(\([^)]*\)), between([^,]*, \([^)]*\)), at_most(\([^)]*\)) }/function(v)\
            if at_most(v, \3) then return 2.25 end\
            return when_at_most(v, \2)\
          end }/
s/at_most([^)]*), between(\([^,]*\), [^)]*), at_least(\([^)]*\)) }/function(v)\
            if at_least(v, \2) then return 2.25 end\
            return when_at_least(v, \1)\
          end }/
s/return when_\(at_[a-z]*([^)]*)\)/if \1 then return 1.5 end\
            return 0.75/
}

ARTICLES := $(wildcard fixtures/*.txt)

target/reports/%.json: fixtures/%.txt
	@mkdir -p $(@D)
	newsclaim -o $@ $<

reports: $(ARTICLES:fixtures/%.txt=target/reports/%.json)

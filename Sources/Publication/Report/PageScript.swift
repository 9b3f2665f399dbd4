/// The page's only script: a comfort that opens a box when a link leads to it. The page can be used without.
enum PageScript {
    static let source = """
        (function(){
        function show(){var e=document.getElementById(decodeURIComponent(location.hash.slice(1)));\
        for(var n=e;n;n=n.parentElement){if(n.tagName==="DETAILS"){n.open=true}}if(e){e.scrollIntoView()}}
        addEventListener("hashchange",show);if(location.hash){show()}
        })();
        """

    /// Names the script in the page's security policy: nothing else may run. A test compares the two.
    static let hash = "sha256-kqiONaezk8h4RzgXcKARAxPM+/lqKgnu0U1z0ox+THQ="
}
